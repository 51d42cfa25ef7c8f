import type { Me, Role } from '../api/contract.ts';
import { useTexts } from '../parts/language.tsx';
import { MessagePage } from '../parts/fault/message-page.tsx';
import { texts } from '../texts.ts';

/** Whoever has several roles says in which one she works now: the menu is made for it. */
export function ChooseRole({ me, choose }: { readonly me: Me; readonly choose: (role: Role) => void }) {
  const { chooseRole, roles } = useTexts(texts);
  const offers = me.roles.map((role) => ({ label: roles[role], act: () => choose(role) }));
  return (
    <main id="main">
      <MessagePage title={chooseRole.title} sentences={[chooseRole.todo(me.name)]} offers={offers} />
    </main>
  );
}
