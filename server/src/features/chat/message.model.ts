import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  type Model,
  type ModelStatic,
  type Sequelize,
} from 'sequelize';

/** One message. Never edited, never deleted; only `readAt` is filled in later. */
export interface Message extends Model<InferAttributes<Message>, InferCreationAttributes<Message>> {
  id: CreationOptional<number>;
  conversationId: number;
  /** Counted per conversation from 1, without gaps. */
  seq: number;
  senderId: number;
  content: string;
  /** Chosen by the sender; sending it again finds this row. */
  clientMessageId: string | null;
  readAt: CreationOptional<Date | null>;
  createdAt: CreationOptional<Date>;
  updatedAt: CreationOptional<Date>;
}

export type Messages = ModelStatic<Message>;

export const defineMessages = (sequelize: Sequelize): Messages =>
  sequelize.define<Message>(
    'Message',
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      conversationId: { type: DataTypes.INTEGER, allowNull: false },
      seq: { type: DataTypes.INTEGER, allowNull: false },
      senderId: { type: DataTypes.INTEGER, allowNull: false },
      content: { type: DataTypes.TEXT, allowNull: false },
      clientMessageId: DataTypes.UUID,
      readAt: DataTypes.DATE,
      createdAt: DataTypes.DATE,
      updatedAt: DataTypes.DATE,
    },
    { tableName: 'messages', underscored: true },
  );
