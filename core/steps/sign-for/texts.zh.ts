export const commands = {
  'sign-for': '签收',
} as const;

export const clocks = {
  'sign-for': '签收',
} as const;

/** How silence was taken. */
export const silences = {
  deemed: '视为已签收',
} as const;

/** What each webhook event means. */
export const statuses = {
  'assignment.signed_for': '承办单位签收，或逾期视为签收',
} as const;

export const refusals = {
  NotSignedForError: { title: '尚未签收', todo: '请先签收，再办理。' },
} as const;
