interface Listed {
  readonly id: string;
  readonly name: string;
  readonly nameEn?: string | undefined;
}

/**
 * The directory's English name of somebody who still bears the name that was told; what one was called before, or without an English name,
 * stays as it is.
 */
export function englishNames(listed: readonly Listed[]): (told: Pick<Listed, 'id' | 'name'>) => string {
  const english = new Map(listed.map(({ id, name, nameEn }) => [`${id} ${name}`, nameEn]));
  return ({ id, name }) => english.get(`${id} ${name}`) ?? name;
}
