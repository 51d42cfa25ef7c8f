import { Drawer } from 'antd';
import { useState } from 'react';
import type { CaseAnswer, PossibleAction } from '../../../api/contract.ts';
import { useMediaQuery } from '../../../look/media-query.ts';
import { ActionForm } from './action-form.tsx';

interface ActionDrawerProps {
  readonly found: CaseAnswer;
  readonly version: number;
  /** The one that is open; undefined when none is, or it is not possible any more. */
  readonly action: PossibleAction | undefined;
  readonly nameOf: (action: PossibleAction) => string;
  readonly close: () => void;
  readonly onDone: (action: PossibleAction) => void;
}

/** An action's form, beside the case it is about. */
export function ActionDrawer({ found, version, action, nameOf, close, onDone }: ActionDrawerProps) {
  const isNarrow = useMediaQuery('(max-width: 640px)');
  const [isBusy, setBusy] = useState(false);
  return (
    <Drawer
      open={action !== undefined}
      title={action === undefined ? '' : nameOf(action)}
      size={isNarrow ? '100%' : 560}
      onClose={close}
      closable={!isBusy}
      mask={{ closable: false }}
      destroyOnHidden
    >
      {action !== undefined && (
        <ActionForm
          // Another action is another form; the same one goes on through a new version of the case.
          key={`${action.command} ${action.assignmentId ?? ''}`}
          found={found}
          version={version}
          action={action}
          name={nameOf(action)}
          close={close}
          onBusy={setBusy}
          onDone={() => onDone(action)}
        />
      )}
    </Drawer>
  );
}
