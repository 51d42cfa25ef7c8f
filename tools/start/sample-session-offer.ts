import { ApiClient } from '../api-client.ts';
import { fillSampleSession, isEmptyBody } from './sample-session.ts';
import type { FilledSession } from './sample-session.ts';

/** What the start page offers to whoever finds all pages empty. `address` is asked for when somebody accepts. */
export function sampleSessionOffer(address: () => string) {
  let isEmpty = true;
  return {
    name: 'sample-session',
    button: { zh: '填入一次会议的样例提案', en: 'Fill in a sample session' },
    hint: {
      zh: '让虚构的云澜区委员和单位提交、立案、交办并办理二十四件提案，办到不同阶段；约需半分钟，重复点击不会重复提交。',
      en: 'Members and units of the invented district submit, file, dispatch and handle two dozen proposals, each as far as another stage. It takes about half a minute; a second time changes nothing.',
    },
    isWanted: async () => {
      // What was submitted stays: once there is something, nobody need look again.
      isEmpty &&= await isEmptyBody(new ApiClient(address()));
      return isEmpty;
    },
    accept: (report: (done: number, total: number) => void): Promise<FilledSession> => fillSampleSession(new ApiClient(address()), report),
  };
}
