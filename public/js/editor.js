// The editor at work: keeps what is typed in this browser until it is saved, saves the draft to the site while one
// types, says who else has come, and keeps the page beside the form fresh. Without it the form saves as any form does.
const LOCAL_WAIT = 600;
const SAVE_AFTER = 8_000;
const SAVE_EVERY = 25_000;
const PRESENCE_EVERY = 45_000;
const DAYS_KEPT = 14;

const form = document.querySelector('form[data-editor]');
const status = document.querySelector('[data-editor-status]');
const page = document.querySelector('[data-editor-page]');
const key = `insist.editor.${form.dataset.editor}`;
const isNew = !form.dataset.editorPresence;

/** What the form would send, without its file: a browser cannot keep that, and it is sent when one saves. */
const typed = () => {
  const sent = new FormData(form);
  sent.delete('image.file');
  return [...sent].filter(([, value]) => typeof value === 'string');
};
const words = pairs => JSON.stringify(pairs.filter(([name]) => name !== 'revision'));

const say = text => {
  status.textContent = text;
};

// What is typed stays in this browser until it is saved.
let kept = null;
let shut = false;
const forget = () => {
  try {
    localStorage.removeItem(key);
  } catch {
    shut = true;
  }
};
if ('editorDone' in form.dataset) {
  forget();
  // A new action was typed under another name than it has now.
  const before = sessionStorage.getItem('insist.editor.sent');
  if (before) localStorage.removeItem(before);
}
try {
  kept = JSON.parse(localStorage.getItem(key) ?? 'null');
  if (kept && Date.now() - kept.at > DAYS_KEPT * 86_400_000) {
    forget();
    kept = null;
  }
} catch {
  shut = true;
}
if (shut) say(status.dataset.shut);

let savedWords = words(typed());
const found = document.querySelector('[data-editor-found]');
if (kept && !('editorAgain' in form.dataset) && words(kept.pairs) !== savedWords) {
  const at = new Date(kept.at);
  const time = found.querySelector('[data-editor-found-at]');
  time.dateTime = at.toISOString();
  time.textContent = at.toLocaleString(document.documentElement.lang);
  found.hidden = false;
}
found.querySelector('[data-editor-forget]').addEventListener('click', () => {
  forget();
  found.hidden = true;
});
found.querySelector('[data-editor-restore]').addEventListener('click', () => {
  // The site shows the form with it, rows and all, as it does when something is to be mended. Nothing is saved.
  const again = document.createElement('form');
  again.method = 'post';
  again.action = form.getAttribute('action');
  for (const [name, value] of [...kept.pairs, ['again', '1']]) {
    const field = document.createElement('textarea');
    field.name = name;
    field.value = value;
    again.append(field);
  }
  again.hidden = true;
  document.body.append(again);
  again.submit();
});

let waiting;
const keepLocally = () => {
  if (!found.hidden) found.hidden = true;
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    try {
      localStorage.setItem(key, JSON.stringify({ at: Date.now(), pairs: typed() }));
      if (!saving) say(status.dataset.local);
    } catch {
      say(status.dataset.shut);
    }
  }, LOCAL_WAIT);
};

// And is saved to the site while one types, when the draft is one there.
let saving = false;
let stopped = false;
let saveTimer;
let lastSave = 0;
const revision = form.elements.namedItem('revision');

const refreshPage = () => {
  try {
    page?.contentWindow.location.reload();
  } catch {
    // A page that cannot be reached stays as it is.
  }
};

const autosave = async () => {
  if (saving || stopped || isNew) return;
  const pairs = typed();
  const now = words(pairs);
  if (now === savedWords) return;
  saving = true;
  lastSave = Date.now();
  try {
    const answer = await fetch(form.getAttribute('action'), {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams(pairs),
      redirect: 'manual',
    });
    if (answer.type === 'opaqueredirect' || answer.status === 401) {
      say(status.dataset.out);
      return;
    }
    const told = await answer.json();
    say(told.said);
    if (answer.ok) {
      revision.value = String(told.revision);
      for (const [name, id] of Object.entries(told.ids)) {
        const field = form.elements.namedItem(name);
        if (field) field.value = id;
      }
      // What was typed while it was being saved is still only here.
      savedWords = Object.keys(told.ids).length > 0 ? words(typed()) : now;
      if (words(typed()) === savedWords) {
        clearTimeout(waiting);
        forget();
      }
      refreshPage();
    }
    if (answer.status === 409) stopped = true;
  } catch {
    say(status.dataset.local);
  } finally {
    saving = false;
  }
};
const later = () => {
  clearTimeout(saveTimer);
  const wait = Math.max(SAVE_AFTER, SAVE_EVERY - (Date.now() - lastSave));
  saveTimer = setTimeout(autosave, wait);
};
const changed = () => {
  keepLocally();
  later();
};
form.addEventListener('input', changed);
form.addEventListener('click', event => {
  if (event.target.closest('[data-repeat-remove]')) changed();
});
window.addEventListener('online', autosave);
form.addEventListener('submit', () => {
  clearTimeout(saveTimer);
  // A save under way would make the one that is pressed look like somebody else's.
  stopped = true;
  try {
    sessionStorage.setItem('insist.editor.sent', key);
  } catch {
    shut = true;
  }
});

// Who else is here: asked now and then, told in a sentence.
const presence = form.dataset.editorPresence;
const others = document.querySelector('[data-editor-others]');
if (presence) {
  // Which page is left: one that has been opened again since must not be taken for gone.
  let seen = form.dataset.editorSeen;
  const ask = async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(presence, { method: 'POST', redirect: 'manual' });
      if (!answer.ok) return;
      const told = await answer.json();
      seen = told.seen;
      others.textContent = told.others ?? '';
      others.hidden = !told.others;
    } catch {
      // Without a connection nothing is known of others.
    }
  };
  setInterval(ask, PRESENCE_EVERY);
  window.addEventListener('pagehide', () => {
    navigator.sendBeacon(presence, new URLSearchParams({ leaving: seen }));
  });
}

// The page beside follows the section one is in, and leads nowhere else.
if (page) {
  const follow = section => {
    try {
      const inside = page.contentDocument;
      inside?.getElementById(section.dataset.shown)?.scrollIntoView({ block: 'start' });
    } catch {
      // Nothing to follow where the page did not come.
    }
  };
  form.addEventListener('focusin', event => {
    const section = event.target.closest('[data-shown]');
    if (section && section.dataset.shown !== page.dataset.at) {
      page.dataset.at = section.dataset.shown;
      follow(section);
    }
  });
}
