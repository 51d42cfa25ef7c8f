import type { Identity } from '../identity/identity.ts';
import type { WireResponse } from '../wire.ts';
import type { Answer, LocalRoute, PageContext } from './local-route.ts';
import { seeOther } from './page-response.ts';
import { signInPage, signInRefusedPage } from './sign-in-page.ts';
import { texts } from './texts.ts';

/** The development issuer's authorization endpoint, where a browser chooses who it is, and its token endpoint. */
export function signInRoutes({ people, signIn }: Identity, context: PageContext): LocalRoute[] {
  const page = (main: ReturnType<typeof signInPage>, status: number): WireResponse =>
    context.page({ title: texts.signIn, section: '/', main }, status);

  const answer = (parameters: URLSearchParams, personId?: string): WireResponse => {
    const reading = signIn.read(parameters);
    if (reading.kind === 'refused') return page(signInRefusedPage(reading.reason), 400);
    if (reading.kind === 'send-back') return seeOther(signIn.sendBack(reading));
    // A hint at somebody who is on the list is as good as a press on the name: nobody here has a password.
    const chosen = personId ?? reading.hint;
    const location = chosen === undefined ? undefined : signIn.choose(chosen, reading.request);
    if (location !== undefined) return seeOther(location);
    return page(signInPage(signIn.authorizePath, people, reading.request), personId === undefined ? 200 : 400);
  };

  const show: Answer = (request) => answer(new URLSearchParams(request.query));

  const choose: Answer = (request) => {
    const form = new URLSearchParams(request.body.toString('utf8'));
    const personId = form.get('person') ?? undefined;
    form.delete('person');
    return answer(form, personId);
  };

  return [
    { method: 'GET', path: exactly(signIn.authorizePath), answer: show },
    { method: 'POST', path: exactly(signIn.authorizePath), answer: choose },
    { method: 'POST', path: exactly(signIn.tokenPath), answer: (request) => signIn.exchange(request) },
  ];
}

function exactly(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}
