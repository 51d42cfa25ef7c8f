import { Link, useNavigate } from '@tanstack/react-router';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { memo, useState } from 'react';
import { ask } from '../../../api/use-api.ts';
import { useTexts } from '../../../parts/language.tsx';
import { Refused } from '../../../parts/fault/refused.tsx';
import { AskComments } from './ask-comments.tsx';
import type { Plan } from '../contract.ts';
import { isUndrafted } from '../shared/draft-line.ts';
import type { SharedState } from '../shared/shared-lines.ts';
import { boardTexts } from '../texts.ts';

interface BoardHeadProps {
  readonly state: SharedState;
  readonly mayChange: boolean;
}

/** Which allocation it is, whether all of it is saved, and what can be done with it as a whole. */
export const BoardHead = memo(function BoardHead({ state, mayChange }: BoardHeadProps) {
  const t = useTexts(boardTexts);
  const navigate = useNavigate();
  const { head, unsaved, drafts } = state;
  // Another try is another plan: what is shown is of the moment at which it was tried.
  const [tries, setTries] = useState(() => crypto.randomUUID());
  const tryOut = useMutation({
    mutationFn: () => ask<Plan>({ path: '/v1/plans', command: { body: { allocationId: head.id }, key: tries } }),
    onSuccess: ({ body }) => {
      setTries(crypto.randomUUID());
      return navigate({ to: '/desk/board', search: { allocation: head.id, plan: body.id } });
    },
  });
  const isEmpty = [...drafts.values()].every(isUndrafted);
  return (
    <div className="board-head not-printed">
      <p>
        <strong>{head.name}</strong>{' '}
        <span role="status" className="soft">
          {unsaved > 0 ? t.saving(unsaved) : t.saved}
        </span>{' '}
        <Link to="/desk/board" search={{ session: head.session }}>
          {t.back}
        </Link>
      </p>
      {mayChange && (
        <p className="board-acts">
          <Button
            type="primary"
            title={t.tryOut.hint}
            disabled={isEmpty || unsaved > 0 || head.discarded}
            loading={tryOut.isPending}
            onClick={() => tryOut.mutate()}
          >
            {t.tryOut.button}
          </Button>{' '}
          <AskComments head={head} isEmpty={isEmpty || unsaved > 0} />
        </p>
      )}
      {head.discarded && <Alert role="status" type="warning" title={t.discarded} />}
      {state.isCutOff && <Alert role="alert" type="warning" title={t.cutOff} />}
      {state.refused !== undefined && <Refused error={state.refused} />}
      {tryOut.error !== null && <Refused error={tryOut.error} />}
    </div>
  );
});
