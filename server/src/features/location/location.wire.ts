import type { Account } from '../../core/actor.ts';
import type { Wire } from '../../core/wire.ts';
import type { CurrentPosition, HistoryRow, HistoryStats } from './location.queries.ts';
import type { Outcome } from './move.rules.ts';

export const toUpdateResult = (outcome: Outcome): Wire['LocationUpdateResult'] => ({
  updated: true,
  saved_to_history: outcome.isSaved,
  distance_moved: outcome.metres,
  time_since_last: outcome.seconds,
  message: outcome.message,
  latitude: outcome.latitude,
  longitude: outcome.longitude,
  timestamp: outcome.at.toISOString(),
});

export const toCurrentLocation = ({ latitude, longitude, updatedAt }: CurrentPosition): Wire['CurrentLocation'] => ({
  latitude,
  longitude,
  last_updated: updatedAt?.toISOString() ?? null,
  ...(latitude === null && { message: 'No location data available' }),
});

export const toHistoryRow = (row: HistoryRow): Wire['LocationHistoryRow'] => ({
  id: row.id,
  latitude: row.latitude,
  longitude: row.longitude,
  recorded_at: row.recordedAt.toISOString(),
  accuracy: row.accuracy,
});

export const toHistoryEntry = (row: HistoryRow, owner: Account): Wire['LocationHistoryEntry'] => ({
  id: row.id,
  user: owner.id,
  user_email: owner.email,
  user_name: owner.fullName,
  latitude: row.latitude,
  longitude: row.longitude,
  recorded_at: row.recordedAt.toISOString(),
  accuracy: row.accuracy,
  created_at: row.createdAt.toISOString(),
});

export const toLocationStats = (stats: HistoryStats & { days: number }): Wire['LocationStats'] => ({
  total_records: stats.total,
  days_analyzed: stats.days,
  first_recorded: stats.first?.toISOString() ?? null,
  last_recorded: stats.last?.toISOString() ?? null,
  current_location: { latitude: stats.latitude, longitude: stats.longitude },
});
