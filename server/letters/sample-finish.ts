// A sample of the ways to finish a letter, with every part of each: for the gallery and the strict-render test.
import { fieldSample } from '../platform/web/field-sample.ts';
import type { FinishModel, WayModel } from './pages.ts';

const waySample: WayModel = {
  label: 'E-mail',
  begun: 't1 email',
  icon: 'email',
  open: true,
  brief: 'office@example.org',
  email: {
    to: 'office@example.org',
    cc: 'embassy@example.org',
    subject: 'Rosalía Quilumbay Andrade',
    href: 'mailto:office@example.org',
    tooLong: 'This letter is too long for a mail link.',
    webMail: [{ name: 'A provider', href: 'https://mail.example.org/' }],
    eml: '/actions/x/letter.eml',
    textId: 'copy-1',
    text: 'Dear Attorney General,\n\nPlease release them.',
    lang: 'en',
    dir: 'ltr',
  },
  post: {
    address: ['Avenida 1', 'Quito'],
    pdf: '/actions/x/letter.pdf',
    postage: { text: 'A letter abroad costs 1.25.', lang: 'en' },
  },
  fax: { numbers: ['+1 202 555 0103'], pdf: '/actions/x/letter.pdf?as=fax' },
  phone: {
    numbers: [{ text: '+1 202 555 0101', href: 'tel:+12025550101' }],
    time: 'It is Monday, 09:40 in Caracas: somebody is likely to answer.',
    names: [{ name: 'Wanda Jabłońska', spoken: 'VAN-da ya-BWOYN-ska' }],
    script: ['Good day. My name is Wanda.', 'I ask you to release them.'],
    lang: 'en',
    dir: 'ltr',
    pdf: '/actions/x/letter.pdf?as=call',
  },
  social: [
    {
      heading: 'A post for X',
      handles: ['@a_example'],
      textId: 'post-1',
      text: '@a_example Please release them.',
      length: '31 of 280 characters',
      lang: 'en',
      dir: 'ltr',
    },
  ],
  other: 'Hand it in, or bring it to a vigil.',
};

export const finishSample = (): FinishModel => ({
  files: '/actions/x/letter.pdf',
  hidden: [{ name: 'body', value: 'Please release them.' }],
  paper: fieldSample({ name: 'paper', label: 'Paper', as: 'select' }),
  envelope: fieldSample({ name: 'envelope', label: 'Envelope', as: 'select' }),
  targets: [{ name: 'Dr. Héctor Villagrán', ways: [waySample] }],
  several: 'All 2 letters in one file',
  filesFirst: false,
  pdf: '/actions/x/letter.pdf',
  docx: '/actions/x/letter.docx',
  rtf: '/actions/x/letter.rtf',
  txt: '/actions/x/letter.txt',
  report: '/actions/x/report',
  contactNote: '/actions/x/contact-note?target=t1',
});
