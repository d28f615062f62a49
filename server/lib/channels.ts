// The six ways an official can be written to, and how sure a count is: the field's words as types.

export const CHANNELS = ['post', 'email', 'fax', 'phone', 'social', 'other'] as const;
export type Channel = (typeof CHANNELS)[number];

export const isChannel = (text: string): text is Channel => CHANNELS.some(channel => channel === text);

/**
 * How sure a count is, surest first. `sent`: our server handed it to the official's mail server; `confirmed`: a single
 * reporter confirmed by e-mail; `reported`: self-reported; `group`: one organiser for many.
 */
export const GRADES = ['sent', 'confirmed', 'reported', 'group'] as const;
export type Grade = (typeof GRADES)[number];

export const isGrade = (text: string): text is Grade => GRADES.some(grade => grade === text);
