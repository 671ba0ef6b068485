import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  type Model,
  type ModelStatic,
  type Sequelize,
} from 'sequelize';

/** What two connected people say to each other; one per connection. */
export interface Conversation extends Model<InferAttributes<Conversation>, InferCreationAttributes<Conversation>> {
  id: CreationOptional<number>;
  connectionId: number;
  userLowId: number;
  userHighId: number;
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
      connectionId: { type: DataTypes.INTEGER, allowNull: false, unique: true },
      userLowId: { type: DataTypes.INTEGER, allowNull: false },
      userHighId: { type: DataTypes.INTEGER, allowNull: false },
      lastMessageAt: DataTypes.DATE,
      lastSeq: { type: DataTypes.INTEGER, defaultValue: 0 },
    },
    { tableName: 'conversations', underscored: true, updatedAt: false },
  );
