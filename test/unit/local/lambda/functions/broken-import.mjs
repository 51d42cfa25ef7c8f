import 'no-such-package-anywhere';
export const handler = () => 1;
