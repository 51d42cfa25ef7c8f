import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useCommand } from '../../api/use-command.ts';
import { useTexts } from '../../parts/language.tsx';
import { Refused } from '../../parts/fault/refused.tsx';
import { texts } from '../../texts.ts';

interface RemoveMobileProps {
  readonly path: string;
  readonly body: object;
  readonly name: string;
  readonly sure: string;
  readonly done: () => void;
}

/** Takes a number away, once that was confirmed. */
export function RemoveMobile({ path, body, name, sure, done }: RemoveMobileProps) {
  const { cancel } = useTexts(texts);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const remove = useCommand();
  const send = () =>
    remove.mutate(
      { path, method: 'PUT', body, key },
      {
        onSuccess: () => {
          setKey(crypto.randomUUID());
          done();
        },
      },
    );
  return (
    <>
      <div className="buttons">
        <Popconfirm title={sure} okText={name} cancelText={cancel} onConfirm={send}>
          <Button danger loading={remove.isPending}>
            {name}
          </Button>
        </Popconfirm>
      </div>
      {remove.error !== null && <Refused error={remove.error} />}
    </>
  );
}
