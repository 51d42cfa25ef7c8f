import * as z from 'zod';
import { postEnvShape } from '#functions/platform/mail/mail-env.ts';

export const recordDeliveryEnv = z.object(postEnvShape);
