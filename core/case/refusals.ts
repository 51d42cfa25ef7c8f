/** Refusals that several steps may come to, with their HTTP status. */
export const refusals = {
  UnknownUnitError: 422,
  UnitHasNoAddresseeError: 422,
  UnitAssignedTwiceError: 422,
  DueDateNotAllowedError: 422,
  UnknownAssignmentError: 422,
  AssignmentNotNamedError: 422,
  CommandNotLegalError: 409,
} as const;
