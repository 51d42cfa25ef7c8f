const { VIEWS, AWS_ENDPOINT_URL } = process.env;

export async function handler({ id, token }) {
  const headers = { 'x-amz-target': 'DynamoDB_20120810.PutItem', 'content-type': 'application/x-amz-json-1.0' };
  const body = JSON.stringify({ TableName: VIEWS, Item: { pk: { S: `token#${id}` }, token: { S: token } } });
  await fetch(AWS_ENDPOINT_URL, { method: 'POST', headers, body });
}
