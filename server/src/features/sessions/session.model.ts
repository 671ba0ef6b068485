import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  type Model,
  type ModelStatic,
  type Sequelize,
} from 'sequelize';

export type SessionType = 'in_person' | 'virtual' | 'hybrid';

/** One meeting, alone or one of a series. Its place is written and read by SQL and is no column of this model. */
export interface StudySession extends Model<InferAttributes<StudySession>, InferCreationAttributes<StudySession>> {
  id: CreationOptional<number>;
  hostId: number;
  subjectId: CreationOptional<number | null>;
  title: string;
  description: CreationOptional<string>;
  sessionType: CreationOptional<SessionType>;
  locationName: CreationOptional<string>;
  locationAddress: CreationOptional<string>;
  meetingLink: CreationOptional<string>;
  startTime: Date;
  durationMinutes: number;
  timezone: string;
  maxParticipants: CreationOptional<number | null>;
  seriesId: CreationOptional<number | null>;
  /** The position in the series, from 1. */
  recurrenceIndex: CreationOptional<number | null>;
  /** The day the series planned it for, wherever it has been moved since. */
  occurrenceDate: CreationOptional<string | null>;
  cancelledAt: CreationOptional<Date | null>;
  createdAt: Date;
  updatedAt: Date;
}

export type StudySessions = ModelStatic<StudySession>;

export const defineStudySessions = (sequelize: Sequelize): StudySessions =>
  sequelize.define<StudySession>(
    'StudySession',
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      hostId: { type: DataTypes.INTEGER, allowNull: false },
      subjectId: DataTypes.INTEGER,
      title: { type: DataTypes.STRING(255), allowNull: false },
      description: { type: DataTypes.TEXT, defaultValue: '' },
      sessionType: { type: DataTypes.TEXT, defaultValue: 'in_person' },
      locationName: { type: DataTypes.STRING(255), defaultValue: '' },
      locationAddress: { type: DataTypes.STRING(1000), defaultValue: '' },
      meetingLink: { type: DataTypes.STRING(200), defaultValue: '' },
      startTime: { type: DataTypes.DATE, allowNull: false },
      durationMinutes: { type: DataTypes.INTEGER, allowNull: false },
      timezone: { type: DataTypes.STRING(64), allowNull: false },
      maxParticipants: DataTypes.INTEGER,
      seriesId: DataTypes.INTEGER,
      recurrenceIndex: DataTypes.INTEGER,
      occurrenceDate: DataTypes.DATEONLY,
      cancelledAt: DataTypes.DATE,
      createdAt: { type: DataTypes.DATE, allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
    },
    // The times come from the server's clock, which tests can own.
    { tableName: 'study_sessions', underscored: true, timestamps: false },
  );
