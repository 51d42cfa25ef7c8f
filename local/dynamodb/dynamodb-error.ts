import { toText, type JsonObject } from '../template/json.ts';

/** DynamoDB refuses; `body` is what goes on the wire, `__type` with its namespace. */
export class DynamoDbError extends Error {
  /** HTTP status; dynalite's own errors carry theirs under the same name. */
  readonly statusCode: number;
  readonly body: JsonObject;

  constructor(statusCode: number, body: JsonObject) {
    super(toText(body['message'] ?? body['__type']));
    this.name = 'DynamoDbError';
    this.statusCode = statusCode;
    this.body = body;
  }

  /** A request that AWS would take and this stand-in does not; the message names what. */
  static unsupported(what: string): DynamoDbError {
    return DynamoDbError.validation(`The embedded DynamoDB does not support ${what}`);
  }

  static unknownOperation(name: string): DynamoDbError {
    return new DynamoDbError(400, {
      __type: 'com.amazon.coral.service#UnknownOperationException',
      message: `The embedded DynamoDB does not support the operation ${name}`,
    });
  }

  static validation(message: string): DynamoDbError {
    return new DynamoDbError(400, { __type: 'com.amazon.coral.validate#ValidationException', message });
  }
}
