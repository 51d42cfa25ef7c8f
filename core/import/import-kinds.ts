/** What can be brought in from sheets. */
export const importKinds = ['proposals', 'units', 'people'] as const;

export type ImportKind = (typeof importKinds)[number];

/** The columns of each kind, in the order in which a template has them. */
export const columnKeys = {
  proposals: [
    'session',
    'caseNumber',
    'title',
    'author',
    'coSigners',
    'kind',
    'onBehalfOf',
    'matter',
    'suggestions',
    'publicity',
    'review',
  ],
  units: ['name', 'letterCode', 'nameEn', 'id', 'email', 'capacity', 'duties'],
  people: ['name', 'roles', 'unit', 'email', 'phone', 'speaksFor', 'nameEn', 'id', 'subject', 'language', 'active'],
} as const satisfies Readonly<Record<ImportKind, readonly string[]>>;

export type ColumnKey = (typeof columnKeys)[ImportKind][number];

/** Without these a row says too little. */
export const requiredColumns: Readonly<Record<ImportKind, readonly ColumnKey[]>> = {
  proposals: ['session', 'title', 'author', 'matter', 'suggestions'],
  units: ['name', 'letterCode'],
  people: ['name', 'roles'],
};
