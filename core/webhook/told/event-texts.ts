import type { Term } from '#core/contracts/term.ts';
import { statusTexts } from '#core/steps/status-texts.ts';
import type { OperationalType, WebhookType } from './event-types.ts';

const operational: Readonly<Record<OperationalType, Term>> = {
  'endpoint.test': { zh: '管理员发出的测试事件', en: 'A test that an administrator asked for.' },
  'endpoint.challenge': { zh: '验证端点的质询', en: 'The challenge by which an endpoint consents.' },
  'endpoint.heartbeat': { zh: '心跳：没有新事件，一切正常', en: 'A sign of life: silence is not a fault.' },
};

/** What each type of event tells, as the catalogue has it. */
export const eventTexts: Readonly<Record<WebhookType, Term>> = { ...statusTexts, ...operational };
