import type { Mailbox } from '../ses/mailbox.ts';
import type { WireResponse } from '../wire.ts';
import type { Answer, LocalRoute, PageContext } from './local-route.ts';
import { mailAddressPage } from './mail-address-page.ts';
import { setAddress, setFailures } from './mail-set-up.ts';
import { jsonResponse, problemResponse, seeOther, wantsHtml } from './page-response.ts';
import { texts } from './texts.ts';

/** For tests and rehearsals: `/_local/mail/addresses`, how addresses behave, and `POST /_local/mail/failures`. */
export function mailSetUpRoutes(mailbox: Mailbox, context: PageContext): LocalRoute[] {
  const page = (status: number, problem?: string): WireResponse => {
    const main = mailAddressPage(mailbox.behaviours(), problem);
    return context.page({ title: texts.addresses, section: '/_local/mail', main }, status);
  };

  const show: Answer = (request) => (wantsHtml(request) ? page(200) : jsonResponse({ addresses: mailbox.behaviours() }));

  const set: Answer = (request) => {
    const result = setAddress(request.body.toString('utf8'), mailbox);
    if ('problem' in result) {
      return wantsHtml(request) ? page(400, result.problem) : problemResponse(400, 'No address was set', result.problem);
    }
    return wantsHtml(request) ? seeOther('/_local/mail/addresses') : jsonResponse(result.set);
  };

  const fail: Answer = (request) => {
    const result = setFailures(request.body.toString('utf8'), mailbox);
    return 'problem' in result ? problemResponse(400, 'Nothing will fail', result.problem) : jsonResponse(result.set);
  };

  return [
    { method: 'GET', path: /^\/_local\/mail\/addresses(?:\.json)?$/, answer: show },
    { method: 'POST', path: /^\/_local\/mail\/addresses$/, answer: set },
    { method: 'POST', path: /^\/_local\/mail\/failures$/, answer: fail },
  ];
}
