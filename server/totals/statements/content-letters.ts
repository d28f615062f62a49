// The letters that a statement begins with, in each language we have wording for. Data with merge fields.

export const LETTER_KINDS = ['deadline', 'short'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

const EN: Record<LetterKind, string> = {
  deadline: `{{salutation}}

By {{day}}, people had told us of {{letters}} that they sent to you{{#if countries}} from {{countries}}{{/if}}{{#if people}}, about {{people}}{{/if}}.

{{#if channels}}They wrote {{channels}}. {{/if}}The statement enclosed shows where they wrote from and how sure each number is. It is only a part of what was sent: many people write and never tell us.

{{#if demands}}This is what they ask of you:

{{demands}}

{{/if}}The statement is frozen under the number {{statement.number}}. Your office can check it at any time at {{statement.address}}.

We would be grateful to hear what you decide.`,
  short: `{{salutation}}

By {{day}}, people had told us of {{letters}} that they sent to you{{#if countries}} from {{countries}}{{/if}}{{#if people}}, about {{people}}{{/if}}. The statement of totals enclosed has the number {{statement.number}} and can be checked at {{statement.address}}.`,
};

const ES: Record<LetterKind, string> = {
  deadline: `{{salutation}}

Hasta el {{day}}, distintas personas nos habían informado de {{letters}} que le dirigieron{{#if countries}} desde {{countries}}{{/if}}{{#if people}}, en relación con {{people}}{{/if}}.

{{#if channels}}Se comunicaron {{channels}}. {{/if}}La declaración adjunta muestra desde dónde escribieron y qué grado de certeza tiene cada cifra. Es solo una parte de lo enviado: muchas personas escriben y nunca nos lo cuentan.

{{#if demands}}Esto es lo que le piden:

{{demands}}

{{/if}}La declaración ha quedado fijada con el número {{statement.number}}. Su oficina puede comprobarla en todo momento en {{statement.address}}.

Le agradeceremos que nos comunique lo que decida.`,
  short: `{{salutation}}

Hasta el {{day}}, distintas personas nos habían informado de {{letters}} que le dirigieron{{#if countries}} desde {{countries}}{{/if}}{{#if people}}, en relación con {{people}}{{/if}}. La declaración de totales adjunta lleva el número {{statement.number}} y puede comprobarse en {{statement.address}}.`,
};

const BY_LANGUAGE: ReadonlyMap<string, Record<LetterKind, string>> = new Map([
  ['en', EN],
  ['es', ES],
]);

/** The letter of a kind in a language; English where we have no wording of our own. */
export const letterOf = (kind: LetterKind, lang: string): string => (BY_LANGUAGE.get(lang) ?? EN)[kind];

/** Whether somebody has changed the text: a letter nobody has touched follows the chosen language. */
export const isAnyLetter = (text: string): boolean =>
  [...BY_LANGUAGE.values()].some(letters =>
    LETTER_KINDS.some(kind => letters[kind].trim() === text.replace(/\r\n?/g, '\n').trim()),
  );
