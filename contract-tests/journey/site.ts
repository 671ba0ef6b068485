/** Where a journey happens: one or several nodes, and an address for each of the two people. */
export interface Site {
  urls: readonly [string, string];
  /** Takes away what serves the second person; there is a server for everybody again when it resolves. */
  failUnderSecondPerson(): Promise<void>;
  close(): Promise<void>;
}
