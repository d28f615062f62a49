// The report form with JavaScript: numbers are added up while they are typed, what is probably a slip is pointed out,
// and what only a group says stands there for groups only. Nothing is refused here: the server has the last word.
const form = document.querySelector('form#report');
const live = form?.querySelector('[data-live]');

/** The browser's own numbers of the page's language, or English where it knows no such language. */
const page = document.documentElement.lang || 'en';
const locale = Intl.NumberFormat.supportedLocalesOf([page])[0] ?? 'en';
const write = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format;

/** So many letters for each person are rare; more is more often a slip. */
const MANY_EACH = 20;

/** What was typed as a number: 0 for nothing, NaN for what is no whole number. Arabic and Persian digits are digits. */
function numberIn(text) {
  const digits = text.trim().replace(/[٠-٩۰-۹]/g, digit => String(digit.charCodeAt(0) & 15));
  if (digits === '') return 0;
  return /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
}

const sumOf = fields => fields.reduce((sum, field) => sum + numberIn(field.value), 0);
const quantities = within => [...within.querySelectorAll('input[name^="qty."]')];

function warningOf(total, people, asGroup, said) {
  if (Number.isNaN(total)) return said.whole;
  if (!asGroup || !(people > 0) || total === 0) return '';
  if (total / people > MANY_EACH) return said.each.replace('{n}', write(total / people));
  return people > total ? said.fewer : '';
}

function addUp() {
  const asGroup = form.querySelector('[name=as]:checked')?.value === 'group';
  for (const part of form.querySelectorAll('[data-group]')) part.hidden = !asGroup;
  for (const row of form.querySelectorAll('tr:has([data-sum])')) {
    const sum = sumOf(quantities(row));
    row.querySelector('[data-sum]').textContent = Number.isNaN(sum) ? '–' : write(sum);
  }
  const total = sumOf(quantities(form));
  live.querySelector('[data-total]').textContent = Number.isNaN(total) ? '–' : write(total);
  const warning = live.querySelector('[data-warning]');
  const people = numberIn(form.elements.namedItem('group.people')?.value ?? '');
  const text = warningOf(total, people, asGroup, warning.dataset);
  warning.hidden = text === '';
  if (warning.textContent !== text) warning.textContent = text;
}

if (live) {
  for (const part of form.querySelectorAll('[data-live], [data-sum], [data-sum-head]')) part.hidden = false;
  form.addEventListener('input', addUp);
  form.addEventListener('change', addUp);
  addUp();
}
