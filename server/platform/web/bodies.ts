// Reading what was posted: forms as pairs in their order, JSON for the API; anything else is refused in words.
import express, { type RequestHandler } from 'express';
import { TooLarge, Unreadable, WrongType } from '../../lib/errors.ts';
import { cleanText } from './form.ts';

const MAX_FIELDS = 4000;

/** Reads a form body into URLSearchParams; other types of body are left for WrongType. */
export function readForms(limit: string): RequestHandler[] {
  return [
    express.text({ type: 'application/x-www-form-urlencoded', limit, defaultCharset: 'utf-8' }),
    (req, _res, next) => {
      if (typeof req.body === 'string' && req.is('application/x-www-form-urlencoded')) {
        const pairs = new URLSearchParams(req.body);
        if (pairs.size > MAX_FIELDS) throw new TooLarge();
        req.body = pairs;
      } else if (
        req.method === 'POST' &&
        !req.get('content-type') &&
        !Number(req.get('content-length') ?? 0)
      ) {
        req.body = new URLSearchParams();
      }
      next();
    },
  ];
}

/** Texts in JSON are cleaned as those of a form are: PostgreSQL refuses a NUL, and a line of a table no other control. */
const cleaned = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? cleanText(value) : value;

// A control character in JSON is escaped, all but the last: without these there is nothing to clean.
const MAY_WANT_CLEANING = /[\\\u007f]/;

/** A JSON body's text as a value. @throws {Unreadable} */
export function parseJson(text: string): unknown {
  try {
    const body: unknown = MAY_WANT_CLEANING.test(text) ? JSON.parse(text, cleaned) : JSON.parse(text);
    return body;
  } catch {
    throw new Unreadable('error.notJson');
  }
}

/** Reads a JSON body. @throws {WrongType} for another type, {Unreadable} for JSON that cannot be parsed. */
export function readJson(limit: string): RequestHandler[] {
  return [
    (req, _res, next) => {
      const carries = ['POST', 'PUT', 'PATCH'].includes(req.method);
      if (carries && !req.is(['application/json', 'application/*+json'])) throw new WrongType();
      next();
    },
    express.text({ type: ['application/json', 'application/*+json'], limit, defaultCharset: 'utf-8' }),
    (req, _res, next) => {
      if (typeof req.body === 'string') req.body = parseJson(req.body);
      next();
    },
  ];
}
