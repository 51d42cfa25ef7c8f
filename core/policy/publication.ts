import * as z from 'zod';

/** Who publishes a reply: the office, the unit that answered, or nobody by hand: it is published as soon as its proposers agree. */
const publishers = ['office', 'answering-unit', 'by-itself'] as const;

/** How replies are published; a policy without it publishes none. */
export const publicationSchema = z.strictObject({
  publishedBy: z.enum(publishers),
  /** Proposers are named in public copies; unless said they are not. */
  nameMembers: z.boolean().exactOptional(),
  /** Who answers for the letter at the unit is named; unless said nobody is. */
  nameStaff: z.boolean().exactOptional(),
});
