import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  type Model,
  type ModelStatic,
  type Sequelize,
} from 'sequelize';

export type ParticipantStatus = 'registered' | 'attended' | 'no_show' | 'cancelled';

/** Somebody's one row in a session, used again whenever they come back. */
export interface SessionParticipant
  extends Model<InferAttributes<SessionParticipant>, InferCreationAttributes<SessionParticipant>> {
  id: CreationOptional<number>;
  sessionId: number;
  userId: number;
  status: CreationOptional<ParticipantStatus>;
  checkInTime: CreationOptional<Date | null>;
  checkOutTime: CreationOptional<Date | null>;
  notes: CreationOptional<string>;
  joinedAt: Date;
  updatedAt: Date;
}

export type SessionParticipants = ModelStatic<SessionParticipant>;

export const defineSessionParticipants = (sequelize: Sequelize): SessionParticipants =>
  sequelize.define<SessionParticipant>(
    'SessionParticipant',
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      sessionId: { type: DataTypes.INTEGER, allowNull: false },
      userId: { type: DataTypes.INTEGER, allowNull: false },
      status: { type: DataTypes.TEXT, defaultValue: 'registered' },
      checkInTime: DataTypes.DATE,
      checkOutTime: DataTypes.DATE,
      notes: { type: DataTypes.STRING(1000), defaultValue: '' },
      joinedAt: { type: DataTypes.DATE, allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { tableName: 'session_participants', underscored: true, timestamps: false },
  );
