import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { saveFile } from '../../api/use-api.ts';
import { Refused } from '../fault/refused.tsx';

/** Fetches a file of the API and saves it; why it did not come is told beside the button. */
export function SaveFileButton({ path, label }: { readonly path: string; readonly label: string }) {
  const saving = useMutation({ mutationFn: () => saveFile(path) });
  return (
    <>
      <Button loading={saving.isPending} onClick={() => saving.mutate()}>
        {label}
      </Button>
      {saving.error !== null && <Refused error={saving.error} />}
    </>
  );
}
