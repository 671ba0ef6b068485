import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  type Model,
  type ModelStatic,
  type Sequelize,
} from 'sequelize';

export type RepeatingPattern = 'daily' | 'weekly' | 'monthly';

/** The rule that the sessions of a series were planned by. */
export interface SessionSeries extends Model<InferAttributes<SessionSeries>, InferCreationAttributes<SessionSeries>> {
  id: CreationOptional<number>;
  hostId: number;
  pattern: RepeatingPattern;
  timezone: string;
  /** When the first of them begins; all others follow from it. */
  firstStart: Date;
  /** The last day on which one may begin, in the time zone of the series. */
  endDate: string;
  createdAt: Date;
}

export type SessionSeriesModel = ModelStatic<SessionSeries>;

export const defineSessionSeries = (sequelize: Sequelize): SessionSeriesModel =>
  sequelize.define<SessionSeries>(
    'SessionSeries',
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      hostId: { type: DataTypes.INTEGER, allowNull: false },
      pattern: { type: DataTypes.TEXT, allowNull: false },
      timezone: { type: DataTypes.STRING(64), allowNull: false },
      firstStart: { type: DataTypes.DATE, allowNull: false },
      endDate: { type: DataTypes.DATEONLY, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { tableName: 'session_series', underscored: true, timestamps: false },
  );
