// The reader's language, before anything is drawn. The pages are Chinese without this file.
const { key } = document.currentScript.dataset;
const language = localStorage.getItem(key) === 'en' ? 'en' : 'zh';
document.documentElement.dataset.language = language;
document.documentElement.lang = language === 'en' ? 'en' : 'zh-Hans';

document.addEventListener('DOMContentLoaded', () => {
  const button = document.querySelector('.language');
  if (button) {
    button.hidden = false;
    button.addEventListener('click', () => {
      localStorage.setItem(key, language === 'en' ? 'zh' : 'en');
      location.reload();
    });
  }
  if (language !== 'en') return;
  for (const one of document.querySelectorAll('[data-en]')) one.textContent = one.dataset.en;
  for (const one of document.querySelectorAll('[data-en-aria-label], [data-en-data-label], [data-en-data-failed], [data-en-data-copied]')) {
    for (const { name, value } of one.attributes) {
      if (name.startsWith('data-en-')) one.setAttribute(name.slice('data-en-'.length), value);
    }
  }
});
