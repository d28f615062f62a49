// The mail link: encoded so that it comes back as it went in, never without a subject, and its limit.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printable } from '../platform/documents/document.ts';
import { MAIL_LINK_LIMIT, mailLink } from './mail-link.ts';

const mail = {
  to: ['a@example.org'],
  cc: ['b+c@example.org', 'd@example.net'],
  subject: 'Libertad & justicia',
  fallbackSubject: 'Letter',
  text: 'Señor:\n\n100 % sí + no',
};

it('encodes recipients, subject and CRLF text', () => {
  const { href } = mailLink(mail);
  expect(href).toBe(
    'mailto:a@example.org?cc=b%2Bc@example.org,d@example.net&subject=Libertad%20%26%20justicia&body=Se%C3%B1or%3A%0D%0A%0D%0A100%20%25%20s%C3%AD%20%2B%20no',
  );
});

it('never has an empty subject, nor a second header in it', () => {
  expect(mailLink({ ...mail, subject: ' \r\n ' }).href).toContain('subject=Letter&');
  expect(mailLink({ ...mail, subject: 'a\r\nBcc: x@example.org' }).href).toContain(
    'subject=a%20Bcc%3A%20x%40example.org&',
  );
  expect(mailLink({ ...mail, to: ['a@example.org?bcc=x@example.org&'] }).href).not.toContain('?bcc');
});

it('says when it is too long', () => {
  expect(mailLink(mail).tooLong).toBe(false);
  const bare = mailLink({ ...mail, text: '' }).length;
  expect(mailLink({ ...mail, text: 'a'.repeat(MAIL_LINK_LIMIT - bare) }).tooLong).toBe(false);
  expect(mailLink({ ...mail, text: 'a'.repeat(MAIL_LINK_LIMIT - bare + 1) })).toMatchObject({
    tooLong: true,
    length: MAIL_LINK_LIMIT + 1,
  });
});

it('brings any text back that can be printed, its lines ended as mail ends them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      const { href } = mailLink({ ...mail, text });
      const body = new URL(href).search.split('body=')[1] ?? '';
      expect(href).not.toMatch(/[\s"<>]/);
      expect(decodeURIComponent(body)).toBe(printable(text).replace(/\n/g, '\r\n'));
    }),
  );
});
