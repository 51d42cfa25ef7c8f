import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';

export interface SecretText {
  /** The secret, asked for once and then remembered. */
  read(): Promise<string>;
  /** The remembered one proved wrong: the next `read` asks again, so that a rotation takes effect without a deployment. */
  forget(): void;
}

const withPassword = z.object({ password: z.string().min(1) });

/** The secret as it is, or the `password` of its JSON object, as Secrets Manager keeps credentials. Named by ARN. */
export function secretText(arn: string): SecretText {
  const client = new SecretsManagerClient({});
  let remembered: Promise<string> | undefined;
  const ask = async (): Promise<string> => {
    try {
      const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
      return passwordIn(SecretString);
    } catch (error) {
      remembered = undefined;
      throw error;
    }
  };
  return {
    read: () => (remembered ??= ask()),
    forget: () => void (remembered = undefined),
  };
}

function passwordIn(secret: string): string {
  if (!secret.startsWith('{')) return secret;
  try {
    return withPassword.parse(JSON.parse(secret)).password;
  } catch {
    // A password may begin with a brace.
    return secret;
  }
}
