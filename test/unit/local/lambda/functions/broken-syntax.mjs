export const handler = () => { syntax error
