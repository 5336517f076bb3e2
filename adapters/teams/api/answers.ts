/** Teams answered well, but without what was asked for: without JSON, or without the id of what it created. */
export class NothingSaid extends Error {
  override readonly name = 'NothingSaid';
  constructor() {
    super('an answer without content');
  }
}

/** An address was named that is not the Bot Connector's of this cloud. */
export class ForeignService extends Error {
  override readonly name = 'ForeignService';
  constructor(serviceUrl: string) {
    super(`${URL.parse(serviceUrl)?.host ?? 'no address'} is no host of the Bot Connector`);
  }
}
