import { type StudyMateMock, studyMateMock } from '@study-mate/sdk/msw';
import { type Bridge, bridge } from './bridge.ts';

export const password = 'correct horse battery';

type Row = ReturnType<StudyMateMock['person']>;
type SeatStatus = ReturnType<StudyMateMock['add']['seat']>['status'];

export interface Person {
  row: Row;
  access: string;
  refresh: string;
}

/** The mock, and the people and things that the state of the running interaction has put into it. */
export class MockWorld {
  readonly mock: StudyMateMock;
  readonly #bridge: Bridge;
  #people = 0;
  #school: number | undefined;
  /** Who calls: requests carry their token. */
  me: Person | undefined;
  /** What the state has told the interaction. */
  facts: Record<string, number | string> = {};
  isBodyLarge = false;
  /** What is asked for was asked for just before. */
  isRepeated = false;

  constructor(mock: StudyMateMock, own: Bridge) {
    this.mock = mock;
    this.#bridge = own;
  }

  get url(): string {
    return this.#bridge.url;
  }

  /** An empty, healthy world; what an earlier interaction left is gone. */
  async clear(): Promise<void> {
    this.mock.reset();
    this.#school = undefined;
    this.me = undefined;
    this.facts = {};
    this.isBodyLarge = false;
    this.isRepeated = false;
  }

  /** Everybody goes to the same one. */
  get school(): number {
    this.#school ??= this.mock.add.school({ name: 'Hanoi University' }).id;
    return this.#school;
  }

  /** Somebody with a full profile and a sign-in. */
  person(full_name: string, status: Row['status'] = 'active'): Person {
    const { add } = this.mock;
    this.#people += 1;
    const row = add.person({
      email: `account${this.#people}@example.com`,
      full_name,
      status,
      password,
      phone: `+84 900 ${String(this.#people).padStart(6, '0')}`,
      school: this.school,
      major: 'Mathematics',
      year: 2,
      bio: 'Xin chào',
      avatar_url: `https://example.com/account${this.#people}.jpg`,
      last_active_at: new Date().toISOString(),
    });
    return { row, ...this.mock.as(row) };
  }

  /** Puts somebody somewhere and leaves their history alone. */
  place(row: Row | undefined, position: NonNullable<Row['position']>): void {
    Object.assign(row ?? {}, { position, position_at: new Date().toISOString() });
  }

  /** Somebody's row in a session, in any state. */
  seat(session: number, person: number, status: SeatStatus): void {
    const check_in_time = status === 'attended' ? new Date().toISOString() : null;
    this.mock.add.seat({ session, person, status, check_in_time });
  }

  close(): void {
    this.#bridge.close();
  }
}

export async function inMockWorld<Result>(use: (world: MockWorld) => Promise<Result>): Promise<Result> {
  // One address for all: a bridge tells handlers no other than its own.
  const mock = studyMateMock({ baseUrl: '*', people: 'none' });
  const world = new MockWorld(mock, await bridge(mock.handlers));
  return use(world).finally(() => world.close());
}
