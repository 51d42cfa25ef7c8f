let given: string | undefined;

/** The case on which something was given on a page of its own a moment ago: the case's page, which comes next, says so once. */
export const justGiven = {
  tell(caseId: string): void {
    given = caseId;
  },
  take(caseId: string): boolean {
    const isOf = given === caseId;
    given = undefined;
    return isOf;
  },
};
