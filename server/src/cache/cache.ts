/** Keeps what can be rebuilt. Values travel as JSON, so they must survive it; keys carry a version, so they never go stale. */
export interface Cache {
  /** The kept value, or what `load` gives, kept for `seconds`. A cache that is down only costs the load. */
  remember<Value>(key: string, seconds: number, load: () => Promise<Value>): Promise<Value>;
  isUp(): Promise<boolean>;
}
