// HTML that is known to be safe to print as it stands: a brand that only escaping and cleaning can give.

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML text or a quoted attribute value. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, mark => ESCAPES[mark] ?? mark);
}

/** A piece of HTML that was made here from escaped parts, or cleaned. Templates print it with `{{{ }}}`. */
export class SafeHtml {
  readonly #html: string;
  private constructor(html: string) {
    this.#html = html;
  }
  /** Only for HTML whose every part is ours or already escaped; the caller says why in a comment. */
  static trusted(html: string): SafeHtml {
    return new SafeHtml(html);
  }
  toString(): string {
    return this.#html;
  }
  /** Handlebars asks this of values it prints unescaped. */
  toHTML(): string {
    return this.#html;
  }
}

/** HTML from a literal: literal parts stand as they are, values are escaped unless they are SafeHtml. */
export function html(
  parts: TemplateStringsArray,
  ...values: (string | number | SafeHtml | readonly SafeHtml[])[]
): SafeHtml {
  let out = parts[0] ?? '';
  values.forEach((value, at) => {
    const one = (each: string | number | SafeHtml): string =>
      each instanceof SafeHtml ? each.toString() : escapeHtml(String(each));
    out += typeof value === 'object' && !(value instanceof SafeHtml) ? value.map(one).join('') : one(value);
    out += parts[at + 1] ?? '';
  });
  return SafeHtml.trusted(out);
}
