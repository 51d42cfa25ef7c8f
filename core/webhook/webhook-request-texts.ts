import type { ProblemText } from '#core/contracts/problem.ts';

const chooseAnother = {
  zh: '请填写接收方的 https 公网地址（域名，端口 443 或 8443，不含用户名和 # 片段）。',
  en: 'Give a public https address: a domain name, port 443 or 8443, no user name, no fragment.',
};

const url = (zh: string, en: string): ProblemText => ({ status: 422, title: { zh, en }, todo: chooseAnother });

/** Refusals of what is asked of the webhook API: addresses that may not be called, by the sender's own names, and single events. */
export const webhookRequestTexts = {
  UnreadableUrlError: url('地址无法识别', 'The URL cannot be read'),
  UrlTooLongError: url('地址过长', 'The URL is too long'),
  InsecureUrlError: url('地址须为 https', 'The URL is not https'),
  UrlWithUserInfoError: url('地址中不得含用户名或密码', 'The URL names a user'),
  UrlWithFragmentError: url('地址中不得含 # 片段', 'The URL has a fragment'),
  AddressLiteralError: url('地址须为域名，不得为 IP', 'The URL names an IP address'),
  PrivateNameError: url('地址须为公网域名', 'The URL names no public host'),
  PortNotAllowedError: url('端口不在允许之列', 'The URL names a port that is not allowed'),
  WebhookEventNotFoundError: {
    status: 404,
    title: { zh: '没有可重发的这一事件', en: 'No such event to send again' },
    todo: {
      zh: '请核对事件编号 {id}：须为本机构的状态事件，并在该端点的筛选范围内。',
      en: 'Check {id}: a status event of this body that the endpoint asked for.',
    },
  },
  EventNotDeliveredYetError: {
    status: 409,
    title: { zh: '该事件尚未轮到投递', en: 'Its turn has not come' },
    todo: {
      zh: '事件 {id} 之前还有未送达的事件，先送会打乱顺序；请恢复端点，或用 replay 从某一时间起补发。',
      en: 'Events before {id} are still owed, and order would break: resume the endpoint, or replay from a time on.',
    },
  },
  ReplayStartNotNamedError: {
    status: 400,
    title: { zh: '请指明从何处补发', en: 'Name where the replay begins' },
    todo: {
      zh: '请在 since（时间）与 after（GET /v1/events 的游标）中填写一项。',
      en: 'Give either `since` (an instant) or `after` (a cursor of GET /v1/events).',
    },
  },
} as const satisfies Readonly<Record<string, ProblemText>>;
