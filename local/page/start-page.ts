import type { Person } from '../identity/person.ts';
import type { CloudStatus } from './cloud-status.ts';
import { html, type Html } from './html.ts';
import { peopleGroups } from './people-groups.ts';
import type { Offer, Site } from './site.ts';
import { attribute, bilingual, type Text } from './text.ts';
import { countTexts, texts } from './texts.ts';

/** The page at `/`: sign in, where to go, what runs. */
export function startPage(site: Site, people: readonly Person[], status: CloudStatus): Html {
  return html`<p class="lead">${bilingual(texts.startLead)}</p>
<section aria-labelledby="links"><h2 id="links">${bilingual(texts.links)}</h2>
<ul class="links">${[...site.links, ...OWN_LINKS].map(({ href, ...text }) => html`<li><a href="${href}">${bilingual(text)}</a></li>`)}</ul>
</section>
${(site.offers ?? []).map(offer)}
<section aria-labelledby="people"><h2 id="people">${bilingual(texts.signInAs)}</h2>
<p class="hint">${bilingual(site.signInPath === undefined ? texts.signInHint : texts.openHint)}</p>
${tokenPanel(site)}
${people.length === 0 ? html`<p>${bilingual(texts.nobody)}</p>` : peopleGroups(people, (person) => waysIn(site, person))}
</section>
<section aria-labelledby="services"><h2 id="services">${bilingual(texts.whatRuns)}</h2>
${counts(status.counts)}
<div class="scroll"><table class="stack">
<thead><tr><th scope="col">${bilingual(texts.service)}</th><th scope="col">${bilingual(texts.standIn)}</th><th scope="col">${bilingual(texts.holds)}</th></tr></thead>
<tbody>${status.services.map((service) => html`<tr><th scope="row">${service.name}</th><td>${service.standIn}</td><td>${counts(service.counts)}</td></tr>`)}</tbody>
</table></div>
</section>`;
}

/** A form of its own, so that it works without the script too; it may take a while. */
function offer({ name, button: label, hint }: Offer): Html {
  return html`<form method="post" action="/_local/${name}" class="row" data-busy>
<button>${bilingual(label)}</button>
<p class="hint">${bilingual(hint)}</p>
</form>`;
}

const OWN_LINKS = [
  { href: '/_local/executions', ...texts.executionsLink },
  { href: '/_local/mail', ...texts.mailLink },
  { href: '/_local/clock', ...texts.clockLink },
] as const;

/** Filled and shown by the script when a token has come. */
function tokenPanel(site: Site): Html {
  return html`<div class="token" id="token" hidden data-example="${site.examplePath}" ${attribute('data-failed', texts.tokenFailed)} aria-live="polite">
<p><span class="label">${bilingual(texts.tokenFor)}</span> <strong data-who></strong></p>
<label for="token-value">${bilingual(texts.token)}</label>
<textarea id="token-value" readonly rows="4" spellcheck="false"></textarea>
<button type="button" data-copy="token-value" ${attribute('data-copied', texts.copied)}>${bilingual(texts.copy)}</button>
<label for="token-curl">${bilingual(texts.tryIt)}</label>
<textarea id="token-curl" readonly rows="3" spellcheck="false"></textarea>
<button type="button" data-copy="token-curl" ${attribute('data-copied', texts.copied)}>${bilingual(texts.copy)}</button>
</div>`;
}

/** Into the product's own pages where it has some, with a token for scripts beside it. */
function waysIn({ signInPath }: Site, person: Person): Html {
  if (signInPath === undefined) return button(person);
  const { id, label, labelEn } = person;
  return html`<span class="ways"><a class="open" href="${signInPath(id)}">${bilingual({ zh: label, en: labelEn })}</a>${tokenForm(person, texts.token)}</span>`;
}

function button(person: Person): Html {
  return tokenForm(person, { zh: person.label, en: person.labelEn });
}

/** A form of its own, so that it works (showing the bare JSON) without the script too. */
function tokenForm({ id, label }: Person, name: Text): Html {
  return html`<form method="post" action="/_local/people/${encodeURIComponent(id)}/token" data-person="${label}"><button>${bilingual(name)}</button></form>`;
}

function counts(figures: Readonly<Record<string, number>>): Html {
  const items = Object.entries(figures).map(([key, value]) => {
    const text = countTexts[key];
    return html`<li><b>${value.toLocaleString('en')}</b> ${text ? bilingual(text) : key}</li>`;
  });
  return html`<ul class="counts">${items}</ul>`;
}
