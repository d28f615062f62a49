// Translations: credited, published with the action, read in any language, and marked when the original moves on.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OPERATOR } from '../../audit/model.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { cast, type Cast } from '../../testing/cast.ts';
import { makeAction } from '../../testing/makers.ts';
import { editableAction, saveDraft } from '../draft.ts';
import { publishAction } from '../publish.ts';
import { inLanguage, olderTexts, translationIn } from '../in-language.ts';

let site: TestApp;
let people: Cast;
beforeEach(async () => {
  site = await openTestApp();
  people = cast(site);
});
afterEach(() => site.end());

const spanish = {
  translator: 'Colectivo Ribera',
  link: 'https://ribera.example.org',
  'texts.title': 'Dos defensores del agua acusados por su informe',
  'texts.summary': 'Publicaron un informe sobre el río.',
  'texts.demands': 'Retiren los cargos',
};

const contentOf = async (id: string) => (await editableAction(site.app.db.query, OPERATOR, id)).content;

async function translate(id: string, lang: string, texts: Record<string, string>): Promise<void> {
  const author = await people.author();
  const page = await author.get(`/desk/actions/${id}/translations/${lang}`);
  expect((await author.submit(page, texts)).status).toBe(303);
}

async function rewrite(id: string, changes: { summary?: string; title?: string }): Promise<void> {
  const action = await editableAction(site.app.db.query, OPERATOR, id);
  await saveDraft(site.app, OPERATOR, id, action.revision, { ...action.content, ...changes });
}

describe('a translation', () => {
  test('stands on the page of its language with its credit, and what it lacks in the original’s', async () => {
    const { id, slug } = await makeAction(site.app);
    const before = await site.visitor().get(`/es/actions/${slug}`);
    expect(before.text).toContain('Todavía no hay traducción al español');
    await translate(id, 'es', spanish);
    // Not before it is published.
    expect((await site.visitor().get(`/es/actions/${slug}`)).find('h1')).toContain('Two water defenders');
    await publishAction(site.app, OPERATOR, id);

    const page = await site.visitor().get(`/es/actions/${slug}`);
    expect(page.find('h1')).toBe('Dos defensores del agua acusados por su informe');
    expect(page.attribute('h1', 'lang')).toBe('es');
    expect(page.attribute('#background .read', 'lang')).toBe('en');
    expect(page.find('.reading')).toContain('Traducción: Colectivo Ribera');
    expect(page.attribute('.reading a', 'href')).toBe('https://ribera.example.org');
    expect(page.find('.reading')).toContain('Algunas partes no se han traducido');
    expect(page.findAll('nav.reading li').slice(1)).toEqual(['English', 'español']);

    const original = await site.visitor().get(`/es/actions/${slug}?text=en`);
    expect(original.find('h1')).toContain('Two water defenders');
    expect(original.attribute('h1', 'lang')).toBe('en');
    expect((await site.visitor().get(`/actions/${slug}`)).find('h1')).toContain('Two water defenders');
  });

  test('into a language the site has not is read by the address, and printed in the files', async () => {
    const { id, slug } = await makeAction(site.app);
    await translate(id, 'ar', {
      translator: 'نور',
      'texts.title': 'اتهام مدافعَين عن المياه',
      'texts.summary': 'نشرا تقريراً عن النهر.',
    });
    await publishAction(site.app, OPERATOR, id);
    const page = await site.visitor().get(`/actions/${slug}?text=ar`);
    expect(page.attribute('h1', 'lang')).toBe('ar');
    expect(page.attribute('h1 span', 'dir')).toBe('rtl');
    expect(page.attribute('html', 'lang')).toBe('en');
    const files = page.text.match(/\/actions\/[^"]+\.txt[^"]*/g) ?? [];
    expect(files[0]).toContain('.txt?text&#x3D;ar');
    const file = await site.visitor().get(`/actions/${slug}.txt?text=ar`);
    expect(file.text).toContain('اتهام مدافعَين عن المياه');
    expect(file.text).toContain('Translated by نور');
    expect((await site.visitor().get(`/actions/${slug}.txt`)).text).not.toContain('نور');
    expect((await site.visitor().get(`/actions/${slug}?text=xx`)).find('h1')).toContain('Two water');
  });

  test('is told by the API, found by the search, listed in its language', async () => {
    const { id, slug } = await makeAction(site.app);
    await translate(id, 'es', spanish);
    await publishAction(site.app, OPERATOR, id);
    expect((await site.visitor().get(`/api/v1/actions/${slug}`)).json()).toMatchObject({
      language: 'en',
      title: 'Two water defenders charged for their report',
      translations: [
        {
          language: 'es',
          translator: { name: 'Colectivo Ribera', url: 'https://ribera.example.org' },
          older: false,
          complete: false,
          title: 'Dos defensores del agua acusados por su informe',
          demands: ['Retiren los cargos'],
        },
      ],
    });
    const list = await site.visitor().get('/es/?q=acusados');
    expect(list.text).toContain('Dos defensores del agua acusados por su informe');
    expect((await site.visitor().get('/es/feeds/actions.atom')).text).toContain('Dos defensores del agua');
  });

  test('older than the text it translates is marked, text by text, until somebody has looked', async () => {
    const { id, slug } = await makeAction(site.app);
    await translate(id, 'es', spanish);
    await rewrite(id, { summary: 'They published a report. A hearing is set for Monday.' });
    await publishAction(site.app, OPERATOR, id);

    expect((await site.visitor().get(`/es/actions/${slug}`)).find('.reading strong')).toContain(
      'El original ha cambiado',
    );
    const author = await people.author();
    const all = await author.get(`/desk/actions/${id}/translations`);
    expect(all.find('tbody')).toContain('1 text is older than the original');
    const page = await author.get(`/desk/actions/${id}/translations/es`);
    expect(page.findAll('.note.flow')).toHaveLength(1);
    expect(page.find('#t-summary .note')).toContain('A hearing is set for Monday.');
    // Saved without a look at it, it stays marked.
    await author.submit(page);
    const content = await contentOf(id);
    const kept = translationIn(content, 'es');
    expect(kept && olderTexts(content, kept)).toEqual(['summary']);
    await author.submit(await author.get(`/desk/actions/${id}/translations/es`), { 'still.summary': 'yes' });
    const looked = await contentOf(id);
    expect(inLanguage(looked, 'es').credit).toMatchObject({ older: false });
  });

  test('made from a text that was changed meanwhile is marked at once', async () => {
    const { id } = await makeAction(site.app);
    const author = await people.author();
    const page = await author.get(`/desk/actions/${id}/translations/es`);
    await rewrite(id, { title: 'Two water defenders sentenced' });
    expect((await author.submit(page, spanish)).status).toBe(303);
    const content = await contentOf(id);
    expect(content.title).toBe('Two water defenders sentenced');
    expect(inLanguage(content, 'es').credit).toMatchObject({ older: true });
  });

  test('does not disturb whoever edits the action, nor does editing lose it', async () => {
    const { id } = await makeAction(site.app);
    const reviewer = await people.reviewer();
    const editor = await reviewer.get(`/desk/actions/${id}/edit`);
    await translate(id, 'es', spanish);
    expect((await reviewer.submit(editor, { title: 'Two water defenders on trial' })).status).toBe(303);
    const content = await contentOf(id);
    expect(content.title).toBe('Two water defenders on trial');
    expect(translationIn(content, 'es')?.translator).toBe('Colectivo Ribera');
  });

  test('saved by two at once is not overwritten', async () => {
    const { id } = await makeAction(site.app);
    const author = await people.author();
    const reviewer = await people.reviewer();
    const [mine, theirs] = [
      await author.get(`/desk/actions/${id}/translations/es`),
      await reviewer.get(`/desk/actions/${id}/translations/es`),
    ];
    await reviewer.submit(theirs, spanish);
    const told = await author.submit(mine, { ...spanish, 'texts.title': 'Otro título' });
    expect(told.status).toBe(409);
    expect(told.find('#t-title .note .words')).toBe('Dos defensores del agua acusados por su informe');
    expect(new Map(told.formFields()).get('texts.title')).toBe('Otro título');
    expect((await author.submit(told)).status).toBe(303);
    expect(inLanguage(await contentOf(id), 'es').title).toBe('Otro título');
  });

  test('needs a credit, refuses addresses that are none, and can be taken away', async () => {
    const { id } = await makeAction(site.app);
    const author = await people.author();
    const page = await author.get(`/desk/actions/${id}/translations/es`);
    const wrong = { ...spanish, translator: '', link: 'javascript:alert(1)' };
    const refused = await author.submit(page, wrong);
    expect(refused.status).toBe(422);
    expect(refused.findAll('#errors a')).toHaveLength(2);
    await author.submit(page, spanish);
    const kept = await author.get(`/desk/actions/${id}/translations/es`);
    expect((await author.submit(kept, { remove: '1' })).status).toBe(422);
    expect((await author.submit(kept, { remove: '1', sure: 'yes' })).status).toBe(303);
    expect((await contentOf(id)).translations).toEqual([]);
    expect((await author.get(`/desk/actions/${id}/translations/en`)).status).toBe(404);
    expect((await author.get(`/desk/actions/${id}/translations/xx`)).status).toBe(404);
  });
});
