// A person at a browser without JavaScript: follows nothing by itself, keeps cookies, fills in the forms it is shown.
import { parseHTML } from 'linkedom';

export type Answer = {
  status: number;
  headers: Headers;
  text: string;
  /** Where a redirect leads, or null. */
  location: string | null;
  json(): unknown;
  /** Text of the first element a selector finds, white space folded; null when there is none. */
  find(selector: string): string | null;
  findAll(selector: string): string[];
  attribute(selector: string, name: string): string | null;
  /** Every successful control of a form as a browser would send it unchanged. */
  formFields(selector?: string): [string, string][];
  formAction(selector?: string): string;
};

export type FormChanges = Record<string, string | readonly string[] | null>;

export type Visitor = {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** Posts fields as a form, as a browser on this site does. */
  post(
    path: string,
    fields: FormChanges | [string, string][],
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** Sends a page's form as shown, with changes: a field set to null is not sent, a list is sent repeatedly. */
  submit(page: Answer, changes?: FormChanges, selector?: string): Promise<Answer>;
  follow(answer: Answer): Promise<Answer>;
  api(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  send(
    method: string,
    path: string,
    init: { headers?: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> | FormData },
  ): Promise<Answer>;
};

const fold = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();

function answerOf(status: number, headers: Headers, text: string): Answer {
  let document: Document | null = null;
  const dom = (): Document => (document ??= parseHTML(text).document);
  const form = (selector: string): Element => {
    const found = dom().querySelector(selector);
    if (!found) throw new Error(`No form ${selector} on the page (status ${status})`);
    return found;
  };
  return {
    status,
    headers,
    text,
    location: headers.get('location'),
    json: () => {
      const read: unknown = JSON.parse(text);
      return read;
    },
    find: selector => {
      const found = dom().querySelector(selector);
      return found ? fold(found.textContent) : null;
    },
    findAll: selector => [...dom().querySelectorAll(selector)].map(each => fold(each.textContent)),
    attribute: (selector, name) => dom().querySelector(selector)?.getAttribute(name) ?? null,
    formAction: (selector = 'form[method="post"]') => form(selector).getAttribute('action') ?? '',
    formFields: (selector = 'form[method="post"]') => fieldsOf(form(selector)),
  };
}

function fieldsOf(form: Element): [string, string][] {
  const fields: [string, string][] = [];
  for (const control of form.querySelectorAll('input[name], select[name], textarea[name]')) {
    const name = control.getAttribute('name') ?? '';
    const tag = control.tagName.toLowerCase();
    const type = (control.getAttribute('type') ?? 'text').toLowerCase();
    if (control.hasAttribute('disabled') || ['submit', 'button', 'image', 'reset', 'file'].includes(type))
      continue;
    if (tag === 'textarea') fields.push([name, control.textContent.replace(/^\n/, '')]);
    else if (tag === 'select') {
      const options = [...control.querySelectorAll('option')];
      const chosen = options.find(option => option.hasAttribute('selected')) ?? options[0];
      if (chosen) fields.push([name, chosen.getAttribute('value') ?? fold(chosen.textContent)]);
    } else if (type === 'checkbox' || type === 'radio') {
      if (control.hasAttribute('checked')) fields.push([name, control.getAttribute('value') ?? 'on']);
    } else fields.push([name, control.getAttribute('value') ?? '']);
  }
  return fields;
}

function changed(fields: [string, string][], changes: FormChanges): [string, string][] {
  const kept = fields.filter(([name]) => !(name in changes));
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) continue;
    if (typeof value === 'string') kept.push([name, value]);
    else for (const each of value) kept.push([name, each]);
  }
  return kept;
}

/** @param origin what the browser says the page it posts from belongs to. */
export function visitor(base: string, origin: string): Visitor {
  const cookies = new Map<string, string>();
  const send: Visitor['send'] = async (method, path, init) => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(new URL(path, base), {
      method,
      headers,
      redirect: 'manual',
      ...(init.body === undefined ? {} : { body: init.body }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const value = pair.slice(at + 1);
      if (value === '' || /max-age=0/i.test(line)) cookies.delete(pair.slice(0, at));
      else cookies.set(pair.slice(0, at), value);
    }
    return answerOf(response.status, response.headers, await response.text());
  };
  const self: Visitor = {
    send,
    get: (path, headers = {}) => send('GET', path, { headers }),
    post: (path, fields, headers = {}) =>
      send('POST', path, {
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin, ...headers },
        body: new URLSearchParams(Array.isArray(fields) ? fields : changed([], fields)).toString(),
      }),
    submit: (page, changes = {}, selector = 'form[method="post"]') =>
      self.post(page.formAction(selector), changed(page.formFields(selector), changes)),
    follow: answer => {
      if (answer.location === null) throw new Error(`Nothing to follow: status ${answer.status}`);
      return self.get(answer.location);
    },
    api: (method, path, body, headers = {}) =>
      send(method, path, {
        headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
  return self;
}
