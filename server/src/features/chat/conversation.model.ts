import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  type Model,
  type ModelStatic,
  type Sequelize,
} from 'sequelize';

/** What people say to each other: two by their connection, one for each, or the members of something higher up. */
export interface Conversation extends Model<InferAttributes<Conversation>, InferCreationAttributes<Conversation>> {
  id: CreationOptional<number>;
  /** These three stand together, or are all missing where no connection is behind it. */
  connectionId: CreationOptional<number | null>;
  userLowId: CreationOptional<number | null>;
  userHighId: CreationOptional<number | null>;
  lastMessageAt: CreationOptional<Date | null>;
  /** The number of the latest message, 0 before the first. */
  lastSeq: CreationOptional<number>;
}

export type Conversations = ModelStatic<Conversation>;

export const defineConversations = (sequelize: Sequelize): Conversations =>
  sequelize.define<Conversation>(
    'Conversation',
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      connectionId: { type: DataTypes.INTEGER, unique: true },
      userLowId: DataTypes.INTEGER,
      userHighId: DataTypes.INTEGER,
      lastMessageAt: DataTypes.DATE,
      lastSeq: { type: DataTypes.INTEGER, defaultValue: 0 },
    },
    { tableName: 'conversations', underscored: true, updatedAt: false },
  );
