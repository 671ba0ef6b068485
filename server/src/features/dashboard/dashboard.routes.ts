import type { Handlers } from '../../core/wire.ts';
import type { DashboardService } from './dashboard.service.ts';
import { toDashboard } from './dashboard.wire.ts';

export const dashboardRoutes = (dashboard: DashboardService) =>
  ({
    getDashboardStatistics: async (_input, actor) => toDashboard(await dashboard.show(actor)),
  }) satisfies Partial<Handlers>;
