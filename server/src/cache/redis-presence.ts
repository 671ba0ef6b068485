import { createMemoryPresence, mostGoneAtOnce, type PresenceBoard } from './presence-board.ts';
import type { SharedRedis } from './redis.ts';

/** One sorted set holds everybody who is here and until when; it goes by itself once no node is left to extend it. */
const extendText = `
  local arrived = {}
  for i = 3, #ARGV do
    local before = redis.call('ZSCORE', KEYS[1], ARGV[i])
    if not before or tonumber(before) <= tonumber(ARGV[1]) then arrived[#arrived + 1] = ARGV[i] end
    redis.call('ZADD', KEYS[1], 'GT', ARGV[2], ARGV[i])
  end
  redis.call('EXPIRE', KEYS[1], 3600)
  return arrived`;

const takeText = `
  local gone = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[2])
  if #gone > 0 then redis.call('ZREM', KEYS[1], unpack(gone)) end
  return gone`;

/** As many people as one command is to carry. */
const portion = 1_000;

const inPortions = (userIds: readonly number[]): number[][] =>
  Array.from({ length: Math.ceil(userIds.length / portion) }, (_, index) =>
    userIds.slice(index * portion, (index + 1) * portion),
  );

/** The board of all nodes. While Redis is away, each node knows its own people only. */
export function createRedisPresence({ redis, namespace }: SharedRedis): PresenceBoard {
  const key = `${namespace}:presence`;
  const own = createMemoryPresence();

  const extendAll = async (userIds: readonly number[], now: Date, until: Date): Promise<number[]> => {
    const arrived: number[] = [];
    for (const some of inPortions(userIds)) {
      const answer = await redis.eval(extendText, 1, key, now.getTime(), until.getTime(), ...some);
      arrived.push(...(answer as string[]).map(Number));
    }
    return arrived;
  };

  const loadAll = async (userIds: readonly number[], now: Date): Promise<ReadonlySet<number>> => {
    const online = new Set<number>();
    for (const some of inPortions(userIds)) {
      const untils = await redis.zmscore(key, ...some.map(String));
      for (const [index, userId] of some.entries()) if (Number(untils[index] ?? 0) > now.getTime()) online.add(userId);
    }
    return online;
  };

  return {
    async extend(userIds, now, until) {
      const arrivedHere = await own.extend(userIds, now, until);
      return extendAll(userIds, now, until).catch(() => arrivedHere);
    },
    loadOnline: (userIds, now) => loadAll(userIds, now).catch(() => own.loadOnline(userIds, now)),
    async takeGone(now) {
      const goneHere = await own.takeGone(now);
      const gone = await redis.eval(takeText, 1, key, now.getTime(), mostGoneAtOnce).catch(() => undefined);
      return gone ? (gone as string[]).map(Number) : goneHere;
    },
  };
}
