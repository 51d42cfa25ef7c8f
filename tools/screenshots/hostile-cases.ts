import * as z from 'zod';
import type { ApiClient } from '../api-client.ts';
import { sampleDirectory } from '../samples.ts';

const answerSchema = z.object({ id: z.string() });
const member = 'he-jingshu';

/** Cases and a person that strain a page; answers the cases' ids and whose name is long. */
export async function hostileCases(client: Pick<ApiClient, 'as' | 'advance'>) {
  let keys = 0;
  const give = (person: string, path: string, body: object) => client.as(person, 'POST', path, { key: `hostile-${(keys += 1)}`, body });
  const submit = async (title: string): Promise<string> => {
    const content = { kind: 'personal', session: '6-1', title, matter: `${title}。`.repeat(3), suggestions: ['请予改善。'.repeat(60)] };
    return answerSchema.parse(await give(member, '/v1/proposals', content)).id;
  };
  const command = async (person: string, id: string, name: string, body: object = {}): Promise<void> => {
    await give(person, `/v1/proposals/${id}/commands/${name}`, body);
    await client.advance('PT0S');
  };

  const script = await submit('<script>document.title="ran"</script><img src=x onerror=alert(1)>不换行的长标题'.padEnd(90, '很长'));
  const long = await submit('关于一封很长的复函的提案');
  await command('ding-wenlan', long, 'file');
  await command('lyu-shuqin', long, 'dispatch', { lead: { unitId: 'police' } });
  await command('lei-zhengyu', long, 'sign-for');
  const paragraph = `${'云澜区有关部门经研究，就所提建议逐项答复如下并将继续推进。'.repeat(20)}\n`;
  await command('lei-zhengyu', long, 'issue-reply', { class: 'A', text: paragraph.repeat(200).slice(0, 59_000) });
  const person = sampleDirectory().people.find(({ id }) => id === member);
  const people = [{ ...person, name: '司马欧阳'.repeat(10) }];
  await client.as('han-shouzhuo', 'PUT', '/v1/directory', { key: 'hostile-name', body: { people } });
  await client.advance('PT0S');
  return { script, long, name: member };
}
