import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  type Model,
  type ModelStatic,
  type Sequelize,
} from 'sequelize';

export type RequestState = 'pending' | 'accepted' | 'rejected' | 'blocked';

/** The one row between two people, whichever of them asked. Accepted, it is their connection. */
export interface ConnectionRequest
  extends Model<InferAttributes<ConnectionRequest>, InferCreationAttributes<ConnectionRequest>> {
  id: CreationOptional<number>;
  senderId: number;
  receiverId: number;
  state: CreationOptional<RequestState>;
  blockedById: CreationOptional<number | null>;
  message: string;
  createdAt: Date;
  updatedAt: Date;
  acceptedAt: CreationOptional<Date | null>;
  rejectedAt: CreationOptional<Date | null>;
}

export type ConnectionRequests = ModelStatic<ConnectionRequest>;

export const defineConnectionRequests = (sequelize: Sequelize): ConnectionRequests =>
  sequelize.define<ConnectionRequest>(
    'ConnectionRequest',
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      senderId: { type: DataTypes.INTEGER, allowNull: false },
      receiverId: { type: DataTypes.INTEGER, allowNull: false },
      state: { type: DataTypes.TEXT, defaultValue: 'pending' },
      blockedById: DataTypes.INTEGER,
      message: { type: DataTypes.STRING(500), allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
      acceptedAt: DataTypes.DATE,
      rejectedAt: DataTypes.DATE,
    },
    // The times come from the server's clock, which tests can own.
    { tableName: 'connection_requests', underscored: true, timestamps: false },
  );
