import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  type Model,
  type ModelStatic,
  type Sequelize,
} from 'sequelize';
import type { GeoPoint } from '../../core/position.ts';

/** A city as people write it. What an import knows of it besides, and its place, are read by SQL. */
export interface City extends Model<InferAttributes<City>, InferCreationAttributes<City>> {
  id: CreationOptional<number>;
  name: string;
  geomPoint: CreationOptional<GeoPoint | null>;
}

export type Cities = ModelStatic<City>;

export const defineCities = (sequelize: Sequelize): Cities =>
  sequelize.define<City>(
    'City',
    {
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      name: { type: DataTypes.STRING(100), allowNull: false },
      geomPoint: DataTypes.GEOGRAPHY('POINT', 4326),
    },
    { tableName: 'cities', underscored: true },
  );
