import * as z from 'zod';

/** The file of people who can sign in: who they are is all it says, what they may do is the product's affair. */
export const peopleSchema = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[A-Za-z0-9._-]+$/),
      /** The token's `sub`. */
      subject: z.string().min(1),
      label: z.string().min(1),
      labelEn: z.string().min(1),
      /** People of one group stand together on the start page. */
      group: z.string().min(1),
      /** The group's name in English, where it has one. */
      groupEn: z.string().min(1).optional(),
    }),
  )
  .refine((people) => new Set(people.map(({ id }) => id)).size === people.length, 'two people have the same id');

export type Person = z.infer<typeof peopleSchema>[number];
