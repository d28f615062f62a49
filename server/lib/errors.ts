// Typed errors: what a use case may refuse, so that the edge can answer with the true status and words.

/** One thing wrong with one field. `reason` is a strings key; `params` fill its placeholders. */
export type FieldProblem = { path: string; reason: string; params?: Record<string, string | number> };

/** The base of every error that is an answer and not a bug. `status` is the HTTP status it becomes. */
export abstract class AnswerError extends Error {
  abstract readonly status: number;
  /** Strings key of the sentence shown to a person. */
  readonly reason: string;
  readonly params: Record<string, string | number>;
  constructor(reason: string, params: Record<string, string | number> = {}) {
    super(reason);
    this.name = new.target.name;
    this.reason = reason;
    this.params = params;
  }
}

/** 400: what cannot be parsed at all. */
export class Unreadable extends AnswerError {
  readonly status = 400;
}

/** 401: the API (or a desk page fetched by a program) without a session. Pages redirect to sign in instead. */
export class NotSignedIn extends AnswerError {
  readonly status = 401;
  constructor() {
    super('error.notSignedIn');
  }
}

/** 403: known, and not allowed. */
export class Forbidden extends AnswerError {
  readonly status = 403;
  constructor(reason = 'error.forbidden', params: Record<string, string | number> = {}) {
    super(reason, params);
  }
}

/** 404: unknown, or not yours to know of. */
export class NotFound extends AnswerError {
  readonly status = 404;
  constructor(reason = 'error.notFound') {
    super(reason);
  }
}

/** 405: the address is right and the verb is not. */
export class WrongMethod extends AnswerError {
  readonly status = 405;
  readonly allow: string;
  constructor(allow: string) {
    super('error.wrongMethod');
    this.allow = allow;
  }
}

/** 409: a state that forbids it. */
export class Conflict extends AnswerError {
  readonly status = 409;
}

/** 410: withdrawn for good. */
export class Gone extends AnswerError {
  readonly status = 410;
}

/** 413: more than is taken. */
export class TooLarge extends AnswerError {
  readonly status = 413;
  constructor(reason = 'error.tooLarge', params: Record<string, string | number> = {}) {
    super(reason, params);
  }
}

/** 415: a body of a type that is not read here. */
export class WrongType extends AnswerError {
  readonly status = 415;
  constructor() {
    super('error.wrongType');
  }
}

/** 422: read and understood, but not right. Form pages show it again with what was typed. */
export class Refused extends AnswerError {
  readonly status = 422;
  readonly problems: readonly FieldProblem[];
  constructor(problems: readonly FieldProblem[]) {
    super('error.refused');
    this.problems = problems;
  }
}

/** 429: come back in `retryAfter` seconds. */
export class TooMany extends AnswerError {
  readonly status = 429;
  readonly retryAfter: number;
  constructor(retryAfter: number) {
    super('error.tooMany', { seconds: retryAfter });
    this.retryAfter = retryAfter;
  }
}
